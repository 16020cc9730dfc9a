export default definePageConfig({ navigationBarTitleText: '民生调度会' });
