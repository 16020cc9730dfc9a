export default definePageConfig({ navigationBarTitleText: '场地和服务' });
