export default definePageConfig({ navigationBarTitleText: '活动与班次' });
