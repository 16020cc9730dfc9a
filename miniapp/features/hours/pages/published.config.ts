export default definePageConfig({ navigationBarTitleText: '公示中的时长' });
