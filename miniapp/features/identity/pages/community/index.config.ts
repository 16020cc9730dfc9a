export default definePageConfig({ navigationBarTitleText: '您住在哪个社区' });
