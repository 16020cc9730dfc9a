export default definePageConfig({ navigationBarTitleText: '申请准入' });
