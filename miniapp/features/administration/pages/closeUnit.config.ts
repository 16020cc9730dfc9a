export default definePageConfig({ navigationBarTitleText: '撤掉单位' });
