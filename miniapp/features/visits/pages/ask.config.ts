export default definePageConfig({ navigationBarTitleText: '请人来看看' });
