export default definePageConfig({ navigationBarTitleText: '我的这一票' });
