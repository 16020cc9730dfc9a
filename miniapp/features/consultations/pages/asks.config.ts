export default definePageConfig({ navigationBarTitleText: '提问和答复' });
