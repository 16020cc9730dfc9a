export default definePageConfig({ navigationBarTitleText: '能人名录' });
