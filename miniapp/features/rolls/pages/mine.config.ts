export default definePageConfig({ navigationBarTitleText: '我在的名册' });
