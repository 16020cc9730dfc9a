export default definePageConfig({ navigationBarTitleText: '准入年报' });
