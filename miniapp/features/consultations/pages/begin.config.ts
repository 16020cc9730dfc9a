export default definePageConfig({ navigationBarTitleText: '开始协商' });
