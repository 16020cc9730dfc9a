export default definePageConfig({ navigationBarTitleText: '加一处住处' });
