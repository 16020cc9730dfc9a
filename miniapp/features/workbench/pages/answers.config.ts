export default definePageConfig({ navigationBarTitleText: '外面来的回话' });
