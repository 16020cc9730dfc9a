export default definePageConfig({ navigationBarTitleText: '外来的表' });
