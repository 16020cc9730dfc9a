export default definePageConfig({ navigationBarTitleText: '会上定了什么' });
