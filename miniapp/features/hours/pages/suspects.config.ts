export default definePageConfig({ navigationBarTitleText: '可疑情况' });
