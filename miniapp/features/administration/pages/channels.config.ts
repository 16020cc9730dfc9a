export default definePageConfig({ navigationBarTitleText: '对外通道' });
