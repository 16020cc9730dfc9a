export default definePageConfig({ navigationBarTitleText: '名册的一行' });
