export default definePageConfig({ navigationBarTitleText: '社区事项清单' });
