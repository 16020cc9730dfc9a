export default definePageConfig({ navigationBarTitleText: '工作站提议调解' });
