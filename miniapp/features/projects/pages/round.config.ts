export default definePageConfig({ navigationBarTitleText: '一起来选' });
