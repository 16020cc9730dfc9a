export default definePageConfig({ navigationBarTitleText: '办一场活动' });
