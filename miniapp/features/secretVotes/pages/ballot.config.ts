export default definePageConfig({ navigationBarTitleText: '不记名投票' });
