export default definePageConfig({ navigationBarTitleText: '旧台账' });
