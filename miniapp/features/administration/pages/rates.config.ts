export default definePageConfig({ navigationBarTitleText: '三率怎么合成' });
