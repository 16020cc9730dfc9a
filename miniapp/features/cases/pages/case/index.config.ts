export default definePageConfig({ navigationBarTitleText: '事情进展' });
