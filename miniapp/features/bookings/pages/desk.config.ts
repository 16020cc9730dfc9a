export default definePageConfig({ navigationBarTitleText: '场地和接待' });
