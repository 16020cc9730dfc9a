export default definePageConfig({ navigationBarTitleText: '登记场地或服务' });
