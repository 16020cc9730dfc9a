export default definePageConfig({ navigationBarTitleText: '准备一次表决' });
