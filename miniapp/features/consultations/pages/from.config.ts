export default definePageConfig({ navigationBarTitleText: '请大家商量' });
