export default definePageConfig({ navigationBarTitleText: '前前后后' });
