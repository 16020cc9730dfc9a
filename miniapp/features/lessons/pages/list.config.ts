export default definePageConfig({ navigationBarTitleText: '小课' });
