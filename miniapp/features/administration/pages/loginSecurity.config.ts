export default definePageConfig({ navigationBarTitleText: '谁要动态码' });
