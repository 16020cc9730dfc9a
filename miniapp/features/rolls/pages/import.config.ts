export default definePageConfig({ navigationBarTitleText: '一份名册' });
