export default definePageConfig({ navigationBarTitleText: '心愿这一年' });
