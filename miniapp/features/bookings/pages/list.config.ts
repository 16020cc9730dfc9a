export default definePageConfig({ navigationBarTitleText: '订场地、排接待号' });
