export default definePageConfig({ navigationBarTitleText: '在什么地方' });
