export default definePageConfig({ navigationBarTitleText: '两周里还缺人' });
