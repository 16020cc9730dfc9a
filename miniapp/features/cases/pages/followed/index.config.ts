export default definePageConfig({ navigationBarTitleText: '我跟着的事' });
