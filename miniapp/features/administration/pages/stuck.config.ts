export default definePageConfig({ navigationBarTitleText: '没转出去的' });
