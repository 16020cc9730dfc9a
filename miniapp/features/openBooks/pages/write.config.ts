export default definePageConfig({ navigationBarTitleText: '公开一份' });
