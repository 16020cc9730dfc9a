export default definePageConfig({ navigationBarTitleText: '社区情况' });
