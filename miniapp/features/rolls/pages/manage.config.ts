export default definePageConfig({ navigationBarTitleText: '管名册' });
