export default definePageConfig({ navigationBarTitleText: '楼栋和房屋' });
