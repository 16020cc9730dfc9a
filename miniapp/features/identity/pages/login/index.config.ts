export default definePageConfig({ navigationBarTitleText: '进邻里' });
