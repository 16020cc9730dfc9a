export default definePageConfig({ navigationBarTitleText: '召集民生调度会' });
